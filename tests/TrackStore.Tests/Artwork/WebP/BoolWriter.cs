namespace TrackStore.Tests.Artwork.WebP;

/// <summary>Writes bools by their probabilities (RFC 6386, 7.3), so that frames can be forged that no encoder at hand makes.</summary>
internal sealed class BoolWriter
{
    private readonly List<byte> _bytes = [];
    private uint _bottom;
    private uint _range = 255;
    private int _bits = 24;

    public void Write(bool value, int probability = 128)
    {
        uint split = 1 + (((_range - 1) * (uint)probability) >> 8);
        if (value)
        {
            Add(split);
            _range -= split;
        }
        else
        {
            _range = split;
        }

        for (; _range < 128; _range <<= 1)
            Shift();
    }

    public void WriteLiteral(int value, int bits)
    {
        for (int bit = bits - 1; bit >= 0; bit--)
            Write((value >> bit & 1) == 1);
    }

    /// <summary>Writes a flag that says whether a number follows, and then the number and its sign.</summary>
    public void WriteOptional(int value, int bits)
    {
        Write(value != 0);
        if (value == 0)
            return;

        WriteLiteral(Math.Abs(value), bits);
        Write(value < 0);
    }

    public byte[] Finish()
    {
        for (int bit = 0; bit < 32; bit++)
            Shift();
        return [.. _bytes];
    }

    private void Add(uint split)
    {
        uint sum = unchecked(_bottom + split);
        if (sum < _bottom)
            Carry();
        _bottom = sum;
    }

    private void Shift()
    {
        if (_bottom >> 31 == 1)
            Carry();
        _bottom <<= 1;
        if (--_bits > 0)
            return;

        _bytes.Add((byte)(_bottom >> 24));
        _bottom &= 0xFF_FFFF;
        _bits = 8;
    }

    private void Carry()
    {
        int last = _bytes.Count - 1;
        for (; _bytes[last] == 255; last--)
            _bytes[last] = 0;
        _bytes[last]++;
    }
}
