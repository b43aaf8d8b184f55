public import NumeralCore

extension LabeledGlyphs {
    /// The same glyphs with labels that are indices into other classes, by symbol; `nil` where a
    /// glyph shows something that is none of these.
    public func labeled(by classes: [Symbol]) -> LabeledGlyphs? {
        if classes == self.classes { return self }
        let places = self.classes.map { classes.firstIndex(of: $0) }
        var labels: [UInt8] = []
        labels.reserveCapacity(count)
        for label in self.labels {
            guard let place = places[Int(label)] else { return nil }
            labels.append(UInt8(place))
        }
        return LabeledGlyphs(name: name, glyphs: glyphs, labels: labels, classes: classes)
    }

    /// The glyphs that show one of these symbols, with labels that are indices into them.
    public func showing(_ classes: [Symbol]) -> LabeledGlyphs {
        let isWanted = self.classes.map(classes.contains)
        let chosen = select(labels.indices.filter { isWanted[Int(labels[$0])] })
        // What is left shows nothing else.
        return chosen.labeled(by: classes)!
    }

    /// The symbols that occur, in the order of ``Symbol/allCases``; the ten digits where no other
    /// symbol does.
    static func classes(of symbols: some Sequence<Symbol>) -> [Symbol] {
        let found = Set(symbols)
        return found.isSubset(of: Symbol.digits)
            ? Symbol.digits : Symbol.allCases.filter(found.contains)
    }
}
