internal import Crypto

/// The SHA-256 of some bytes, in hex.
package func checksum(of bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

/// Two digits a byte, small letters.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
    }.joined()
}
