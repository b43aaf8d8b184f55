extension [UInt8] {
    /// Itself again and again, by whole copies: byte by byte takes seconds without optimisation.
    func said(_ times: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count * times)
        for _ in 0..<times { result.append(contentsOf: self) }
        return result
    }
}
