namespace TrackStore.Identity;

/// <summary>
/// The hashes by which records that may be the same recording are found; one in common suffices. The code (ISRC) is another.
/// </summary>
/// <param name="Title">The hash of the title.</param>
/// <param name="Skeleton">
/// The hash of the letters that survive most typing errors, behind that of the artist's, or null when there are too few. The tracks of an
/// artist are next to each other in the index, so that an album changes few of its pages.
/// </param>
/// <param name="OtherTitle">The hash of the title in another reading, or null.</param>
internal readonly record struct CandidateKeys(long Title, long? Skeleton, long? OtherTitle)
{
    // SQLite stores such numbers in 6 bytes, and the smaller an index, the fewer of its pages a write changes.
    private const int Bits = 47;
    private const int WordBits = 23;

    public static CandidateKeys Of(TrackIdentity track)
    {
        long title = Hash("", Bits);
        long? skeleton = null;
        long? other = null;
        IReadOnlyList<string> keys = IdentityKeys.Of(track);
        for (int i = 0; i < keys.Count; i++)
        {
            if (keys[i][0] == IdentityKeys.SkeletonKind)
                skeleton = HashOfSkeleton(keys[i]);
            else if (i == 0)
                title = Hash(keys[i], Bits);
            else
                other = Hash(keys[i], Bits);
        }

        return new CandidateKeys(title, skeleton, other);
    }

    private static long HashOfSkeleton(string key)
    {
        int separator = key.LastIndexOf(IdentityKeys.ArtistSeparator);
        string artist = separator < 0 ? "" : key[(separator + 1)..];
        return Hash(artist, Bits - WordBits) << WordBits | Hash(key, WordBits);
    }

    // FNV-1a with 64 bits, folded. Two texts with the same hash only make a candidate that the rule then rejects.
    private static long Hash(ReadOnlySpan<char> text, int bits)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char c in text)
            hash = (hash ^ c) * 1_099_511_628_211;
        return (long)((hash ^ hash >> bits) & ((1UL << bits) - 1));
    }
}
