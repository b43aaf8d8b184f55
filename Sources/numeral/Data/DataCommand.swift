import ArgumentParser

/// `numeral data fetch`, `describe`, `explore`, `preview`, `split`, `resample` and `render`
struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "Fetch, describe, show, divide and draw sets of labelled digits.",
        discussion: """
            A SET is \(DataSetOptions.names), or a path to an IDX file of images with its labels \
            beside it, to a CSV of a label and 784 pixels a line (.csv or .tsv, and .gz behind \
            it), or to a folder that holds such IDX files or a folder of pictures for each class, \
            0 to 9. A label of a CSV is a digit or a sign of a sum: + - * / and others; IDX labels \
            are digits unless NAME-classes.txt beside NAME-labels-idx1-ubyte says, a symbol a \
            line, what they are.
            """,
        subcommands: [
            DataFetchCommand.self, DataDescribeCommand.self, DataExploreCommand.self,
            DataPreviewCommand.self,
            DataSplitCommand.self, DataResampleCommand.self, DataRenderCommand.self,
        ])
}
