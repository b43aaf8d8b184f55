/// What kinds of answer a client would rather have.
package struct AcceptedTypes {
    private let ranges: [(type: String, quality: Double)]

    /// Reads the values of `Accept`; none means anything.
    package init(_ values: [String]) {
        ranges = values.flatMap { MediaValue.split($0, at: ",") }.compactMap { element in
            guard let value = MediaValue(element) else { return nil }
            let quality = value.parameters["q"].flatMap(Double.init) ?? 1
            return (value.type, min(max(quality, 0), 1))
        }
    }

    /// From 0, not wanted, to 1; the closest range decides.
    package func quality(of type: String) -> Double {
        guard !ranges.isEmpty else { return 1 }
        let family = type.prefix { $0 != "/" } + "/*"
        for candidate in [type, String(family), "*/*"] {
            if let range = ranges.first(where: { $0.type == candidate }) { return range.quality }
        }
        return 0
    }

    /// A client of the API says so; a client that takes anything does not.
    package var prefersJSON: Bool { quality(of: "application/json") > quality(of: "text/html") }

    /// A browser says so.
    package var prefersPage: Bool { quality(of: "text/html") > quality(of: "application/json") }
}
