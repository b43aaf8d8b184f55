extension NamedSet {
    /// Who wrote the digits, and with what: a reader of them knows these hands.
    public var writers: String {
        switch self {
        case .bhmsds, .bhmsdsSymbols:
            "a few Polish writers, photographed, with long-flagged 1 and crossed 7"
        case .optdigits: "43 Turkish writers"
        case .semeion: "some 80 Italian writers, neat and in haste"
        case .hwd1000: "one writer, by mouse and stylus"
        case .mdas: "two writers, on a canvas"
        }
    }
}

/// What is known of the hands of sets that have names.
public enum Writers {
    /// - Returns: who wrote a set; `nil` of one without a name here.
    public static func of(set name: String) -> String? {
        if MNIST.Part.allCases.contains(where: { $0.setName == name }) {
            return "American census workers and students of the 1990s, who rarely put a flag to a "
                + "1 or a bar through a 7"
        }
        return NamedSet(rawValue: name)?.writers
    }
}
