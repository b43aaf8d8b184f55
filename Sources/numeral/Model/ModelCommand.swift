import ArgumentParser

/// `numeral model show`
struct ModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Tell what a model is.",
        discussion: """
            A MODEL is a name, or the path of a .safetensors file: what has a slash in it or ends \
            in .safetensors is a path. Names are looked for in the folder of NUMERAL_MODELS, in \
            Models of the current folder, beside the program, in ../share/numeral/Models and \
            ../../share/numeral/Models from there, and in Models of the clone that the program was \
            built in.
            """,
        subcommands: [ModelShowCommand.self])
}
