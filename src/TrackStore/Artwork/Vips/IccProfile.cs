namespace TrackStore.Artwork.Vips;

/// <summary>Reads the header of an ICC colour profile (ISO 15076-1, 7.2).</summary>
internal static class IccProfile
{
    private const int HeaderLength = 128;

    /// <summary>Tells whether the bytes are a profile for pictures of that many colour channels.</summary>
    /// <param name="profile">The profile's bytes.</param>
    /// <param name="channels">The picture's channels, without alpha.</param>
    /// <returns>False when the bytes are no profile or the profile is for other channels; libvips would complain about it on standard error.</returns>
    public static bool Describes(ReadOnlySpan<byte> profile, int channels)
    {
        if (profile.Length <= HeaderLength || !profile.Slice(36, 4).SequenceEqual("acsp"u8))
            return false;

        ReadOnlySpan<byte> space = profile.Slice(16, 4);
        return channels switch
        {
            1 => space.SequenceEqual("GRAY"u8),
            3 => space.SequenceEqual("RGB "u8),
            4 => space.SequenceEqual("CMYK"u8),
            _ => false,
        };
    }
}
