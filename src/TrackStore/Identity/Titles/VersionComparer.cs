using TrackStore.Identity.Albums;

namespace TrackStore.Identity.Titles;

/// <summary>Compares the versions that two records name; the order of the two makes no difference.</summary>
internal static class VersionComparer
{
    private const VersionMarks Remixes = VersionMarks.Remix | VersionMarks.Dub | VersionMarks.Vip | VersionMarks.Club | VersionMarks.Mashup;

    // Marks of a performance, which a title may leave out on an album that is known for it.
    private const VersionMarks Performances = VersionMarks.Live | VersionMarks.Session | VersionMarks.Acoustic | VersionMarks.Demo;

    // Marks of which there are several, told apart by place, year, language or number.
    private const VersionMarks Detailed = Performances | VersionMarks.Language | VersionMarks.Speed | VersionMarks.Arrangement
        | VersionMarks.Interlude | VersionMarks.Take | VersionMarks.ReRecorded | VersionMarks.Mashup | VersionMarks.LaterMix;

    public static VersionAgreement Compare(
        TitleReading first, AlbumReading? firstAlbum, TitleReading second, AlbumReading? secondAlbum, bool isSameAlbum)
    {
        VersionMarks left = first.Marks;
        VersionMarks right = second.Marks;
        VersionMarks leftAlbum = firstAlbum?.Marks ?? VersionMarks.None;
        VersionMarks rightAlbum = secondAlbum?.Marks ?? VersionMarks.None;
        VersionMarks hints = (firstAlbum?.Hints ?? VersionMarks.None) | (secondAlbum?.Hints ?? VersionMarks.None);
        VersionMarks told = isSameAlbum ? (left | right) & (leftAlbum | rightAlbum | hints) & Performances : VersionMarks.None;
        VersionMarks leftAll = left | leftAlbum | told;
        VersionMarks rightAll = right | rightAlbum | told;

        // An album of remixes or of one version says it for its tracks only if they have no mark of their own.
        VersionMarks differing = (leftAll ^ rightAll) & VersionMarks.Hard;
        if (isSameAlbum && firstAlbum!.Key == secondAlbum!.Key)
            differing = (left ^ right) & VersionMarks.Hard & ~(firstAlbum.Marks | firstAlbum.Hints);
        if (IsOther(differing, leftAll, rightAll))
            return VersionAgreement.Other;
        if (AreOtherSoft(leftAll, rightAll))
            return VersionAgreement.Other;

        VersionAgreement agreement = VersionAgreement.Same;
        VersionMarks made = leftAll & rightAll & (Remixes | VersionMarks.Named);
        if (made != 0)
        {
            agreement = CompareAuthors(Authors(first, firstAlbum), Authors(second, secondAlbum));
            if (agreement == VersionAgreement.Other)
                return agreement;
            if (differing != 0)
                agreement = VersionAgreement.UnknownAuthor;
        }

        if ((leftAll & rightAll & Detailed) != 0 && !AgreeInDetails(first.Details, second.Details))
            return VersionAgreement.Other;
        if (agreement == VersionAgreement.Same && IsOneSided(leftAll, rightAll))
            return VersionAgreement.OneSided;

        // Two live albums are two concerts, unless the titles say that it is one.
        if (agreement == VersionAgreement.Same && (leftAll & rightAll & VersionMarks.Live) != 0 && AreOtherConcerts(firstAlbum, secondAlbum)
            && !isSameAlbum && (first.Details.Count == 0 || second.Details.Count == 0))
        {
            return VersionAgreement.OneSided;
        }

        // Words of the album's name that suggest another version, where only one of the albums has them.
        VersionMarks suggested = (((firstAlbum?.Hints ?? 0) & ~rightAll) | ((secondAlbum?.Hints ?? 0) & ~leftAll)) & VersionMarks.Hard;
        bool areHinted = firstAlbum is not null && secondAlbum is not null && firstAlbum.Hints == secondAlbum.Hints;
        if (isSameAlbum)
            suggested &= VersionMarks.Remix;
        return agreement == VersionAgreement.Same && suggested != 0 && !areHinted ? VersionAgreement.OneSided : agreement;
    }

    private static bool AreOtherConcerts(AlbumReading? first, AlbumReading? second)
        => first is not null
            && second is not null
            && ((first.Marks | first.Hints) & (second.Marks | second.Hints) & VersionMarks.Live) != 0;

    private static List<string> Authors(TitleReading title, AlbumReading? album)
        => title.Authors.Count > 0 || album is null ? title.Authors : album.Authors;

    // One remix may be called a club mix, a remix or a rework; everything else has to agree.
    private static bool IsOther(VersionMarks differing, VersionMarks left, VersionMarks right)
    {
        if (differing == 0)
            return false;
        bool areRemixes = (left & (VersionMarks.Remix | VersionMarks.Club)) != 0 && (right & (VersionMarks.Remix | VersionMarks.Club)) != 0;
        if (areRemixes)
            differing &= ~(VersionMarks.Remix | VersionMarks.Club);

        // A concert's recording may be called a session, and an unplugged one is acoustic.
        if ((left & Performances) != 0 && (right & Performances) != 0 && (left & right & (VersionMarks.Live | VersionMarks.Session)) != 0)
            differing &= ~(VersionMarks.Live | VersionMarks.Session | VersionMarks.Acoustic);
        return differing != 0;
    }

    private static bool AreOtherSoft(VersionMarks left, VersionMarks right)
    {
        const VersionMarks lengths = VersionMarks.Edit | VersionMarks.Extended;
        const VersionMarks channels = VersionMarks.Mono | VersionMarks.Stereo;
        return AreOpposite(lengths) || AreOpposite(channels) || IsCleanAgainstExplicit(left, right) || IsCleanAgainstExplicit(right, left);

        bool AreOpposite(VersionMarks pair) => (left & pair) != 0 && (right & pair) != 0 && (left & right & pair) == 0;
    }

    private static bool IsCleanAgainstExplicit(VersionMarks clean, VersionMarks other)
        => (clean & VersionMarks.Clean) != 0 && (other & (VersionMarks.Explicit | VersionMarks.Dirty)) != 0;

    // "Explicit" alone says nothing: it is how most records are.
    private static bool IsOneSided(VersionMarks left, VersionMarks right)
        => ((left ^ right) & VersionMarks.Soft & ~VersionMarks.Explicit) != 0;

    private static VersionAgreement CompareAuthors(List<string> first, List<string> second)
    {
        if (first.SequenceEqual(second, StringComparer.Ordinal))
            return VersionAgreement.Same;
        if (first.Count == 0 || second.Count == 0)
            return VersionAgreement.UnknownAuthor;
        string left = string.Concat(first);
        string right = string.Concat(second);
        if (left == right)
            return VersionAgreement.Same;
        return first.TrueForAll(second.Contains) || second.TrueForAll(first.Contains) || TextDistance.IsNear(left, right)
            ? VersionAgreement.UnknownAuthor
            : VersionAgreement.Other;
    }

    private static bool AgreeInDetails(List<string> first, List<string> second)
    {
        if (first.Count == 0 || second.Count == 0)
            return true;
        return first.TrueForAll(second.Contains) || second.TrueForAll(first.Contains);
    }
}
