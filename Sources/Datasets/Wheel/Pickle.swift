/// Reads Python pickles that hold tuples, numbers and NumPy arrays, and nothing else.
///
/// A pickle is a program. This is a machine for the few instructions that arrays need: names
/// of functions are compared with those of NumPy's array and dtype and never looked up, nothing
/// is called, and every other instruction is an error. The array's bytes stay where they are.
///
/// - SeeAlso: Python's `pickletools.py`, which documents each instruction;
///   `numpy/core/src/multiarray/methods.c`, `array_setstate`.
struct Pickle {
    /// What the machine's stack may hold.
    indirect enum Value: Equatable {
        case none
        case boolean(Bool)
        case integer(Int)
        /// Bytes of the pickle itself.
        case bytes(Range<Int>)
        case tuple([Value])
        /// A name that Python would import: `numpy ndarray`.
        case global(String)
        /// `f4` and the like, little-endian.
        case elementType(String)
        /// An array that has got no content yet.
        case emptyArray
        case array(Array)
    }

    /// An array whose bytes lie in the pickle.
    struct Array: Equatable {
        let shape: [Int]
        /// `f4`, `i8`, `u1`…
        let elementType: String
        /// Where its `shape × size` bytes lie, row-major.
        let range: Range<Int>
    }

    /// The most values on the stack or in the memo, and in a tuple; the array file needs ten.
    static let valueCountMax = 1_000
    /// The most instructions; the array file has 140.
    static let instructionCountMax = 10_000

    private let bytes: [UInt8]
    private var position = 0
    private var stack: [Value] = []
    /// Heights of the stack at which tuples begin.
    private var marks: [Int] = []
    private var memo: [Int: Value] = [:]

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Runs a pickle and returns what it makes.
    static func read(_ bytes: [UInt8]) throws(PickleError) -> Value {
        var machine = Pickle(bytes)
        for _ in 0..<instructionCountMax {
            if let value = try machine.step() { return value }
            guard machine.stack.count <= valueCountMax, machine.memo.count <= valueCountMax,
                machine.marks.count <= valueCountMax
            else { throw .tooLarge }
        }
        throw .tooLarge
    }

    /// Runs one instruction; returns the value that `STOP` ends with.
    private mutating func step() throws(PickleError) -> Value? {
        let start = position
        let opcode = try byte()
        switch Character(UnicodeScalar(opcode)) {
        case "\u{80}":
            let version = try byte()
            guard version <= 3 else { throw .unsupported("protocol \(version)") }
        case ".": return try pop()
        case "(": marks.append(stack.count)
        case "N": stack.append(.none)
        case "\u{88}": stack.append(.boolean(true))
        case "\u{89}": stack.append(.boolean(false))
        case "K": stack.append(.integer(Int(try byte())))
        case "M": stack.append(.integer(try unsigned(2)))
        case "J": stack.append(.integer(Int(Int32(truncatingIfNeeded: try unsigned(4)))))
        case "U", "C": stack.append(.bytes(try take(Int(try byte()))))
        case "T", "B": stack.append(.bytes(try take(try unsigned(4))))
        case ")": stack.append(.tuple([]))
        case "\u{85}": try makeTuple(1)
        case "\u{86}": try makeTuple(2)
        case "\u{87}": try makeTuple(3)
        case "t":
            guard let mark = marks.popLast(), mark <= stack.count else { throw .malformed(start) }
            try makeTuple(stack.count - mark)
        case "q": memo[Int(try byte())] = try top()
        case "r": memo[try unsigned(4)] = try top()
        case "h": stack.append(try recall(Int(try byte())))
        case "j": stack.append(try recall(try unsigned(4)))
        case "c": stack.append(.global(try line() + " " + line()))
        case "R": try reduce(at: start)
        case "b": try build(at: start)
        default: throw .forbidden(opcode: opcode, offset: start)
        }
        return nil
    }

    // MARK: What NumPy's arrays need

    /// `numpy.core.multiarray._reconstruct(numpy.ndarray, (0,), b'b')` and `numpy.dtype('f4', …)`.
    private mutating func reduce(at offset: Int) throws(PickleError) {
        let (arguments, function) = (try pop(), try pop())
        switch (function, arguments) {
        case (.global("numpy.core.multiarray _reconstruct"), .tuple(let values)),
            (.global("numpy._core.multiarray _reconstruct"), .tuple(let values)):
            guard values.first == .global("numpy ndarray") else { throw .malformed(offset) }
            stack.append(.emptyArray)
        case (.global("numpy dtype"), .tuple(let values)):
            guard case .bytes(let range)? = values.first, range.count <= 8 else {
                throw .malformed(offset)
            }
            stack.append(.elementType(String(decoding: bytes[range], as: UTF8.self)))
        case (.global(let name), _): throw .forbiddenCall(name)
        default: throw .malformed(offset)
        }
    }

    /// Gives a dtype its byte order, or an array its shape, dtype and bytes.
    private mutating func build(at offset: Int) throws(PickleError) {
        let (state, object) = (try pop(), try pop())
        guard case .tuple(let values) = state else { throw .malformed(offset) }
        switch object {
        case .elementType:
            guard values.count >= 2, case .bytes(let order) = values[1], order.count == 1,
                [UInt8(ascii: "<"), UInt8(ascii: "|")].contains(bytes[order.lowerBound])
            else { throw .unsupported("an array that is not little-endian") }
            stack.append(object)
        case .emptyArray:
            guard values.count == 5, case .tuple(let extents) = values[1],
                case .elementType(let type) = values[2], values[3] == .boolean(false),
                case .bytes(let range) = values[4]
            else { throw .unsupported("an array that is not plain and row-major") }
            stack.append(.array(try array(extents, type, range, offset)))
        default: throw .malformed(offset)
        }
    }

    /// Checks that the bytes are as many as shape and element type say.
    private func array(
        _ extents: [Value], _ type: String, _ range: Range<Int>, _ offset: Int
    ) throws(PickleError) -> Array {
        guard let size = type.last?.wholeNumberValue, size > 0 else {
            throw .unsupported("elements of type \(type)")
        }
        var shape: [Int] = []
        var product = size
        for extent in extents {
            guard case .integer(let value) = extent, value >= 0 else { throw .malformed(offset) }
            let (next, isOverflow) = product.multipliedReportingOverflow(by: value)
            guard !isOverflow else { throw .malformed(offset) }
            shape.append(value)
            product = next
        }
        guard product == range.count else { throw .malformed(offset) }
        return Array(shape: shape, elementType: type, range: range)
    }

    // MARK: The stack and the bytes

    private mutating func pop() throws(PickleError) -> Value {
        guard stack.count > marks.last ?? 0, let value = stack.popLast() else {
            throw .malformed(position)
        }
        return value
    }

    private func top() throws(PickleError) -> Value {
        guard let value = stack.last else { throw .malformed(position) }
        return value
    }

    private func recall(_ index: Int) throws(PickleError) -> Value {
        guard let value = memo[index] else { throw .malformed(position) }
        return value
    }

    private mutating func makeTuple(_ count: Int) throws(PickleError) {
        guard stack.count >= count else { throw .malformed(position) }
        let values = Swift.Array(stack.suffix(count))
        // Tuples of tuples of one memo entry grow without end: pickle's own bomb.
        guard values.reduce(0, { $0 + $1.size }) < Self.valueCountMax else { throw .tooLarge }
        stack.removeLast(count)
        stack.append(.tuple(values))
    }

    private mutating func byte() throws(PickleError) -> UInt8 { bytes[try take(1).lowerBound] }

    private mutating func unsigned(_ count: Int) throws(PickleError) -> Int {
        bytes[try take(count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private mutating func take(_ count: Int) throws(PickleError) -> Range<Int> {
        guard count <= bytes.count - position else { throw .truncated }
        defer { position += count }
        return position..<position + count
    }

    /// Text up to a line feed; names are short.
    private mutating func line() throws(PickleError) -> String {
        let start = position
        while try byte() != UInt8(ascii: "\n") {
            guard position - start <= 100 else { throw .malformed(start) }
        }
        return String(decoding: bytes[start..<position - 1], as: UTF8.self)
    }
}

extension Pickle.Value {
    /// How many values it is made of.
    fileprivate var size: Int {
        guard case .tuple(let values) = self else { return 1 }
        return values.reduce(1) { $0 + $1.size }
    }
}
