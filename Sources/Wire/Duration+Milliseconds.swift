extension Duration {
    /// In milliseconds, to a thousandth: less is noise.
    public var milliseconds: Double { (self / .microseconds(1)).rounded() / 1000 }
}
