namespace TrackStore.Storage;

/// <summary>Reads the keys of stored pictures.</summary>
internal static class StoredArtworkKey
{
    /// <summary>Makes a key of the columns of an artwork, or null when there is no artwork.</summary>
    public static ArtworkKey? Read(long? artworkId, long? keyHash)
        => artworkId is { } id && keyHash is { } hash ? Of(id, hash) : null;

    /// <summary>Makes a key of the columns of an artwork.</summary>
    public static ArtworkKey Of(long artworkId, long keyHash) => new(artworkId, unchecked((ulong)keyHash));

    /// <summary>Converts a hash to the signed number that is stored.</summary>
    public static long ToStored(ulong hash) => unchecked((long)hash);
}
