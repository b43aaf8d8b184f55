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

    /// Whether a page is named, and wanted more than JSON: a browser says so; programs that take
    /// anything (`*/*`: curl, Python's requests) or say nothing do not.
    package var prefersPage: Bool {
        ranges.contains { $0.type == "text/html" }
            && quality(of: "text/html") > quality(of: "application/json")
    }
}
