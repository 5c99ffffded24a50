using System.Buffers.Binary;

namespace TrackStore.Artwork.Validation;

/// <summary>Reads the big-endian fields of a box. Past its end every field is zero, and <see cref="IsWhole"/> is false.</summary>
internal ref struct IsoFieldReader
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Starts at a box's content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="hasVersion">Whether the box is a full box, which starts with a version (1 byte) and flags (3 bytes).</param>
    public IsoFieldReader(ReadOnlySpan<byte> content, bool hasVersion = true)
    {
        _rest = content;
        IsWhole = true;
        if (!hasVersion)
            return;

        uint versionAndFlags = Read(4);
        Version = versionAndFlags >> 24;
        Flags = versionAndFlags & 0xFFFFFF;
    }

    public uint Version { get; }

    public uint Flags { get; }

    /// <summary>Gets a value indicating whether every field read so far was inside the box.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Gets what follows the fields that were read.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Reads an unsigned number.</summary>
    /// <param name="length">Its length in bytes: 1, 2 or 4.</param>
    public uint Read(int length)
    {
        if (_rest.Length < length)
        {
            IsWhole = false;
            _rest = default;
            return 0;
        }

        uint value = length switch
        {
            1 => _rest[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(_rest),
            _ => BinaryPrimitives.ReadUInt32BigEndian(_rest),
        };
        _rest = _rest[length..];
        return value;
    }
}
