using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TrackStore;

/// <summary>A stored rendition with its bytes.</summary>
public sealed record Image : ImageInfo
{
    /// <summary>Initializes a new instance of the <see cref="Image"/> class.</summary>
    public Image()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="Image"/> class from a description and its bytes.</summary>
    /// <param name="info">The description.</param>
    /// <param name="data">The encoded bytes.</param>
    [SetsRequiredMembers]
    public Image(ImageInfo info, ReadOnlyMemory<byte> data)
        : base(info) => Data = data;

    /// <summary>Gets the encoded bytes. They are shared with other callers: never write to them.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Opens the bytes as a stream, without copying them.</summary>
    /// <returns>A read-only stream at its beginning.</returns>
    public Stream OpenRead() => OpenStream(Data);

    /// <summary>Compares two renditions by identity and owner; equal identifiers have equal bytes.</summary>
    /// <param name="other">The other rendition.</param>
    /// <returns>True when both describe the same rendition.</returns>
    public bool Equals(Image? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    internal static Stream OpenStream(ReadOnlyMemory<byte> data)
        => MemoryMarshal.TryGetArray(data, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(data.ToArray(), writable: false);
}
