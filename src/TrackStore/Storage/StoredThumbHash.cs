namespace TrackStore.Storage;

/// <summary>Reads the column that holds a picture's placeholder.</summary>
internal static class StoredThumbHash
{
    /// <summary>Reads a stored hash.</summary>
    /// <param name="bytes">The column's value.</param>
    /// <returns>The hash, or null when none was stored or the stored bytes are invalid.</returns>
    public static ThumbHash? Read(byte[]? bytes) => ThumbHash.TryFromBytes(bytes, out ThumbHash? hash) ? hash : null;
}
