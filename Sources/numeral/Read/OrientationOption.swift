import ArgumentParser

/// How the sets of a command lie, the same for every command that reads one.
struct OrientationOption: ParsableArguments {
    @Flag(
        help: """
            Swap rows and columns of sets that are transposed, as EMNIST is; those that are \
            upright for sure stay as they are.
            """)
    var transposed = false
}
