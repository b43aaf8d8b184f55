import ArgumentParser

/// A command line before argument-parser sees it: what that would let pass, or take for something
/// else, is told here.
struct CommandLineCheck {
    /// The arguments, a negative number joined to its option: alone it would be no value.
    let arguments: [String]
    private let words: UsageWords
    private let kinds: [String: OptionKind]

    init(_ root: any ParsableCommand.Type, _ given: [String]) {
        let isHelp = given.first == "help"
        words = UsageWords(root, arguments: isHelp ? Array(given.dropFirst()) : given)
        kinds = words.command.optionKinds
        arguments = isHelp ? given : Self.joined(given, kinds)
    }

    /// Refuses the first thing that is wrong.
    func check() throws {
        if let problem = empty ?? unknownTopic ?? dashes ?? repeated {
            throw ValidationError(problem)
        }
    }

    /// What may be options; behind `--` everything is an argument.
    private var options: ArraySlice<String> { arguments.prefix { $0 != "--" } }

    /// `--port -1` as `--port=-1`.
    private static func joined(_ given: [String], _ kinds: [String: OptionKind]) -> [String] {
        var joined: [String] = []
        for (index, argument) in given.enumerated() {
            let isNumber = argument.wholeMatch(of: /-[0-9.]+/) != nil
            if isNumber, let option = joined.last, takesValue(option, kinds),
                !given[..<index].contains("--")
            {
                joined[joined.count - 1] = "\(option)=\(argument)"
            } else {
                joined.append(argument)
            }
        }
        return joined
    }

    private static func takesValue(_ argument: String, _ kinds: [String: OptionKind]) -> Bool {
        ![.flag, nil].contains(kinds[long(argument)])
    }

    /// The one short name that options have, in full.
    private static func long(_ option: String) -> String { option == "-o" ? "--output" : option }

    /// An empty name would be taken for the current folder.
    private var empty: String? {
        for (index, argument) in arguments.enumerated() {
            let isOption = options.indices.contains(index)
            if isOption, let match = argument.wholeMatch(of: /(--?[^=]+)=/) {
                return "\(match.1): it is empty: name something, or leave it out"
            }
            guard argument.isEmpty else { continue }
            let before = index > 0 && isOption ? arguments[index - 1] : ""
            let thing = Self.takesValue(before, kinds) ? before : "''"
            return "\(thing): it is empty: name something, or leave it out"
        }
        return nil
    }

    /// `help` of a command that is none: argument-parser shows the help of all then.
    private var unknownTopic: String? {
        guard arguments.first == "help", let topic = words.rest.first, !topic.hasPrefix("-") else {
            return nil
        }
        return words.unexpected(topic)
    }

    /// A name of a file that starts with a dash: of options by a letter it may have an `h`, for
    /// help.
    private var dashes: String? {
        for (index, argument) in options.enumerated() {
            let isName = argument.wholeMatch(of: /-[^-=][^=]+/) != nil && argument != "-help"
            let isOther = argument.wholeMatch(of: /-[^-=]=.*/) != nil && !argument.hasPrefix("-o=")
            guard isName || isOther else { continue }
            if index > 0, Self.takesValue(arguments[index - 1], kinds) {
                let option = arguments[index - 1]
                return "\(option): '\(argument)' starts with a dash: write \(option)=\(argument)"
            }
            let meant = Spelling.nearest(to: "-\(argument)", among: words.optionNames)
            return words.noSuchOption(
                argument,
                meant.map { "did you mean \($0)?" }
                    ?? "see '\(words.name) --help', or give ./\(argument) for a file")
        }
        return nil
    }

    /// Of an option that takes one value argument-parser takes the last.
    private var repeated: String? {
        var seen: Set<String> = []
        for argument in options {
            let name = Self.long(String(argument.prefix { $0 != "=" }))
            guard kinds[name] == .single else { continue }
            if !seen.insert(name).inserted {
                return "\(name): it is given twice: leave one out"
            }
        }
        return nil
    }
}
