import Testing

/// All that the command says and prints passes one place, which shows what a terminal would obey.
@Suite struct ConsoleTests {
    /// The place; the log, a line of JSON each, and the address of a server, which was checked; a
    /// measurement in bytes for the program that asked for it; and what hands streams to another.
    static let writers = Set(
        [
            "Console", "ServerLog", "ServeCommand", "BenchmarkLoadCommand", "PythonPackage",
            "OwnProgram",
        ].map { $0 + ".swift" })

    @Test(
        "Nothing else of the command writes to a standard stream",
        arguments: Repository.sources.filter {
            $0.module == "numeral"
                && !writers.contains($0.path.split(separator: "/").last.map(String.init) ?? "")
        })
    func commandsUseTheConsole(file: Repository.SourceFile) {
        let patterns = [
            /\bprint\(/, /FileHandle\.standard(?:Output|Error)/, /\bfputs\(/, /\bputs\(/,
        ]
        for (index, line) in file.lines.enumerated() where !line.isComment {
            for pattern in patterns where line.contains(pattern) {
                Issue.record("\(file.path):\(index + 1): say it by Console")
            }
        }
    }
}
