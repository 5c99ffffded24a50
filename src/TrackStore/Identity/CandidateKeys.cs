namespace TrackStore.Identity;

/// <summary>
/// The hashes by which records that may be the same recording are found; one in common suffices. The code (ISRC) is another.
/// </summary>
/// <param name="Title">The hash of the title.</param>
/// <param name="Skeleton">The hash of the letters that survive most typing errors, or null when there are too few.</param>
/// <param name="OtherTitle">The hash of the title in another reading, or null.</param>
internal readonly record struct CandidateKeys(long Title, long? Skeleton, long? OtherTitle)
{
    public static CandidateKeys Of(TrackIdentity track)
    {
        long title = Hash("");
        long? skeleton = null;
        long? other = null;
        IReadOnlyList<string> keys = IdentityKeys.Of(track);
        for (int i = 0; i < keys.Count; i++)
        {
            if (keys[i][0] == IdentityKeys.SkeletonKind)
                skeleton = Hash(keys[i]);
            else if (i == 0)
                title = Hash(keys[i]);
            else
                other = Hash(keys[i]);
        }

        return new CandidateKeys(title, skeleton, other);
    }

    // FNV-1a with 64 bits. Two texts with the same hash only make a candidate that the rule then rejects.
    private static long Hash(string text)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char c in text)
            hash = (hash ^ c) * 1_099_511_628_211;
        return (long)hash;
    }
}
