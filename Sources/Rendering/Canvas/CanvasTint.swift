/// The colours of a drawing: one for what is darker, ink or paper, and one for what is lighter.
public enum CanvasTint: String, Codable, CaseIterable, Sendable {
    case black, pencil, blue, red, brown, green, navy, purple

    /// Red, green and blue of the darker one.
    public var dark: SIMD3<UInt8> {
        switch self {
        case .black: [0, 0, 0]
        case .pencil: [96, 96, 100]
        case .blue: [20, 50, 160]
        case .red: [200, 30, 40]
        case .brown: [110, 60, 20]
        case .green: [0, 100, 50]
        case .navy: [10, 20, 80]
        case .purple: [110, 20, 130]
        }
    }

    /// Red, green and blue of the lighter one.
    public var light: SIMD3<UInt8> {
        switch self {
        case .black, .blue: [255, 255, 255]
        case .pencil: [236, 236, 232]
        // Nearly as light as the red: only the hue tells them apart.
        case .red: [110, 190, 110]
        case .brown: [250, 240, 210]
        case .green: [255, 200, 210]
        case .navy: [255, 225, 60]
        case .purple: [170, 215, 245]
        }
    }
}
