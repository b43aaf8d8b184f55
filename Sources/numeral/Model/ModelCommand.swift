import ArgumentParser

/// `numeral model show`
struct ModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Tell what a model is.",
        discussion: """
            A MODEL is the name of a shipped model, or the path of a .safetensors file. Names are \
            looked for in the folder of NUMERAL_MODELS, in Models, beside the program, and in \
            ../share/numeral/Models beside it.
            """,
        subcommands: [ModelShowCommand.self])
}
