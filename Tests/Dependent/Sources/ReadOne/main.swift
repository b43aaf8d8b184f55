import Foundation
import NeuralNet
import PictureFiles
import Recognition

let model = try Model(contentsOf: URL(filePath: CommandLine.arguments[1]))
let file = try Data(contentsOf: URL(filePath: CommandLine.arguments[2]))
let picture = try PictureDecoder().decode([UInt8](file))
let reading = try Reader(model).read(picture)
print(reading.text, reading.confidence)

let network = Network(input: [1, 28, 28]) {
    Conv2D(64, kernel: 3)
    ReLU()
    MaxPool2D(2)
    Flatten()
    Dense(10)
}
print(try network.shapes())
