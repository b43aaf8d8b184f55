import ArgumentParser

/// What is wrong with a command line, in one line as every failure: `thing: what is wrong: what to
/// do`. Argument-parser finds it, and says it in a way of its own over several lines.
struct UsageWords {
    /// The command that was reached.
    let command: any ParsableCommand.Type
    /// `numeral data fetch`
    let name: String
    /// What stands behind it.
    let rest: ArraySlice<String>

    /// Follows the names of commands at the start of a command line.
    init(_ root: any ParsableCommand.Type, arguments: [String]) {
        var (command, names) = (root, [root.configuration.commandName ?? ""])
        for argument in arguments {
            let next = command.configuration.subcommands.first {
                $0.configuration.commandName == argument
            }
            guard let next else { break }
            command = next
            names.append(argument)
        }
        (self.command, name) = (command, names.joined(separator: " "))
        rest = arguments.dropFirst(names.count - 1)
    }

    /// Says it anew.
    ///
    /// - Parameters:
    ///   - message: the words of argument-parser, or of a `ValidationError`, which stay.
    ///   - full: the same with what follows, where help on the option is.
    func line(_ message: String, full: String) -> String {
        let help = full.split(separator: "\n").first { $0.hasPrefix("Help:") }
        let about = help.flatMap { Self.about(String($0)) } ?? ""
        if let match = message.firstMatch(
            of: /(?s)^(?:Unexpected argument|\d+ unexpected arguments:) '(.*?)'(?:$|, ')/)
        {
            return unexpected(String(match.1))
        }
        if let match = message.firstMatch(of: /^Missing expected argument '(\S+)/) {
            let thing = match.1.replacing("'", with: "")
            return "\(thing): it is missing\(about): \(seeHelp)"
        }
        if let match = message.firstMatch(of: /(?s)^Unknown option '(.*?)'(?:\. Did|$)/) {
            return unknownOption(String(match.1), message)
        }
        if let match = message.firstMatch(of: /^Missing value for '(\S+?)['\s]/) {
            return "\(match.1): its value is missing\(about): \(seeHelp)"
        }
        if let match = message.firstMatch(
            of: /(?s)^The option '(.*?)' does not take any value, but '(.*)' was specified/)
        {
            return "\(match.1): it takes no value: leave '=\(match.2)' out"
        }
        if let match = message.firstMatch(
            of: /(?s)^The value '(.*)' is invalid for '(\S+?)(?: <[^>]*>)?'(.*)$/)
        {
            return wrongValue(String(match.1), of: String(match.2), String(match.3), about)
        }
        return message.split(separator: "\n").joined(separator: " ")
    }

    private var seeHelp: String { "see '\(name) --help'" }

    /// An argument too many, or a command that is none.
    func unexpected(_ argument: String) -> String {
        // A key path here makes the compiler of Swift 6.3.1 crash.
        let names = command.configuration.subcommands.map { $0.configuration }
            .filter(\.shouldDisplay).compactMap(\.commandName)
        let shown = argument.isEmpty ? "''" : argument
        guard !names.isEmpty else { return "\(shown): one argument too many: \(seeHelp)" }
        let advice =
            Spelling.nearest(to: argument, among: names).map { "did you mean '\(name) \($0)'?" }
            ?? (names.count == 1 ? "use " : "use one of ") + names.joined(separator: ", ")
        return "\(shown): there is no such command: \(advice)"
    }

    /// Argument-parser names an option that is like it in length, if in no other way: left out.
    private func unknownOption(_ option: String, _ message: String) -> String {
        let near = message.firstMatch(of: /Did you mean '([^']*)'\?$/).map { String($0.1) }
        let meant = Spelling.nearest(to: option, among: optionNames + [near].compactMap(\.self))
        return noSuchOption(option, meant.map { "did you mean \($0)?" } ?? seeHelp)
    }

    func noSuchOption(_ option: String, _ advice: String) -> String {
        "\(option): '\(name)' has no such option: \(advice)"
    }

    /// All that the command has, `--help` and `--version` as well, in order.
    var optionNames: [String] {
        (Array(command.optionKinds.keys) + ["--help", "--version"]).sorted()
    }

    /// A value that is none of an option's or argument's.
    private func wrongValue(
        _ value: String, of thing: String, _ rest: String, _ about: String
    ) -> String {
        if rest.hasPrefix(": ") { return "\(thing): \(rest.dropFirst(2))" }
        let listed = rest.matches(of: /'([^']+)'/).map { String($0.1) }
        let lines = rest.matches(of: /\n  - (\S+)/).map { String($0.1) }
        let choices = listed + lines
        if !choices.isEmpty {
            let meant = Spelling.nearest(to: value, among: choices)
            let advice =
                meant.map { "did you mean \($0)?" }
                ?? (choices.count == 1 ? "give " : "give one of ") + choices.joined(separator: ", ")
            return "\(thing): '\(value)' is not known: \(advice)"
        }
        let words = command.valueInWords(of: thing) ?? "one of its values"
        return "\(thing): '\(value)' is not \(words)\(about): \(seeHelp)"
    }

    /// ` (the recipe, a YAML file)` of `Help:  <recipe>  The recipe, a YAML file.`
    private static func about(_ help: String) -> String? {
        guard let match = help.firstMatch(of: /^Help:\s+\S.*?  (\S.*?)\.?$/) else { return nil }
        let words = String(match.1)
        // `PNG` and `OpenMP` stay as they are.
        let isWord = !words.prefix { $0 != " " }.dropFirst().contains { $0.isUppercase }
        return " (\(isWord ? words.prefix(1).lowercased() + words.dropFirst() : words))"
    }
}
