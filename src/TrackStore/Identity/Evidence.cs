using TrackStore.Identity.Artists;
using TrackStore.Identity.Titles;

namespace TrackStore.Identity;

/// <summary>What two records say about being the same recording, before anything is decided.</summary>
internal readonly struct Evidence
{
    private const double FarInProportion = 0.15;

    public required TitleAgreement Title { get; init; }

    public required ArtistAgreement Artists { get; init; }

    public required VersionAgreement Version { get; init; }

    /// <summary>Gets the difference of the lengths in milliseconds; -1 when one is unknown.</summary>
    public required long Difference { get; init; }

    public required bool IsFarInProportion { get; init; }

    public required bool IsSameCode { get; init; }

    public required bool IsOtherCode { get; init; }

    /// <summary>Gets a value indicating whether the albums are the same, perhaps in two editions.</summary>
    public required bool IsSameAlbum { get; init; }

    /// <summary>Gets a value indicating whether the albums have the same title, edition included.</summary>
    public required bool IsEqualAlbum { get; init; }

    /// <summary>Gets a value indicating whether a title names a remaster, which has a code of its own.</summary>
    public required bool IsRemaster { get; init; }

    public required bool IsOtherAlbum { get; init; }

    public required bool IsSameNumber { get; init; }

    public required bool IsOtherNumber { get; init; }

    public required bool IsGeneric { get; init; }

    public required bool IsWork { get; init; }

    /// <summary>Gets a value indicating whether only one title features somebody, whom the other record does not name.</summary>
    public required bool HasGuestOnOneSide { get; init; }

    public required int TitleLength { get; init; }

    public IdentityReasons Reasons => EvidenceReasons.Of(this);

    /// <summary>
    /// Gets how strong the evidence is, in the order in which it counts: code and album, album and number, code, album, title without
    /// subtitle, length.
    /// </summary>
    public int Strength
    {
        get
        {
            int length = Difference < 0 ? 0 : (int)Math.Max(1, 15 - (Difference / 1000));
            return (IsSameCode && IsSameAlbum ? 1 << 12 : 0)
                + (IsSameAlbum && IsSameNumber ? 1 << 11 : 0)
                + (IsSameCode ? 1 << 10 : 0)
                + (IsEqualAlbum ? 1 << 9 : 0)
                + (IsSameAlbum ? 1 << 8 : 0)
                + ((int)Title << 4)
                + length;
        }
    }

    public static Evidence Of(TrackIdentity first, TrackIdentity second)
    {
        bool isSameAlbum = first.Album is not null && second.Album is not null && first.Album.IsSame(second.Album);
        long difference = first.DurationMs > 0 && second.DurationMs > 0 ? Math.Abs(first.DurationMs - second.DurationMs) : -1;
        ArtistAgreement artists = ArtistComparer.Compare(first.Artists, second.Artists, AuthorsOf(first.Title, second.Title));
        TitleAgreement title = TitleComparer.Compare(first.Title, second.Title);
        if (title == TitleAgreement.Other && WorkComparer.AreSame(first, second))
            title = TitleAgreement.Abridged;
        if (title == TitleAgreement.Other)
        {
            if (NamesGuest(first, second) || NamesGuest(second, first))
                title = TitleAgreement.Same;
            else if (IsSwapped(first, second))
                (title, artists) = (TitleAgreement.Same, ArtistAgreement.Same);
        }

        return new Evidence
        {
            Title = title,
            Artists = artists,
            Version = VersionComparer.Compare(first.Title, first.Album, second.Title, second.Album, isSameAlbum),
            Difference = difference,
            IsFarInProportion = difference > FarInProportion * Math.Min(first.DurationMs, second.DurationMs),
            IsSameCode = first.Isrc is not null && first.Isrc == second.Isrc,
            IsOtherCode = first.Isrc is not null && second.Isrc is not null && first.Isrc != second.Isrc,
            IsSameAlbum = isSameAlbum,
            IsEqualAlbum = isSameAlbum && first.Album!.Key == second.Album!.Key,
            IsRemaster = first.Title.IsRemaster || second.Title.IsRemaster,
            IsOtherAlbum = first.Album is not null && second.Album is not null && !isSameAlbum,
            IsSameNumber = first.Number is not null && first.Number == second.Number,
            IsOtherNumber = isSameAlbum && first.Number is not null && second.Number is not null && first.Number != second.Number,
            IsGeneric = first.Title.IsGeneric || second.Title.IsGeneric,
            IsWork = first.Title.IsWork || second.Title.IsWork,
            HasGuestOnOneSide = HasOtherGuest(first.Artists, second.Artists) || HasOtherGuest(second.Artists, first.Artists),
            TitleLength = Math.Min(first.Title.Base.Length, second.Title.Base.Length),
        };
    }

    public Evidence Better(Evidence other)
        => other.Title >= TitleAgreement.Subtitle && other.Artists >= ArtistAgreement.Subset ? other : this;

    private static bool HasOtherGuest(ArtistCredits featuring, ArtistCredits other)
        => other.Guests.Count == 0 && featuring.Guests.Exists(guest => !other.Main.Exists(guest.Matches));

    private static List<string> AuthorsOf(TitleReading first, TitleReading second)
        => first.Authors.Count == 0 ? second.Authors : second.Authors.Count == 0 ? first.Authors : [.. first.Authors, .. second.Authors];

    // "Title con Guest": the words behind the other's title name its artists.
    private static bool NamesGuest(TrackIdentity longer, TrackIdentity shorter)
    {
        List<string> words = longer.Title.Words;
        List<string> title = shorter.Title.Words;
        if (title.Count == 0 || words.Count < title.Count + 2 || !words.Take(title.Count).SequenceEqual(title))
            return false;
        return words.Skip(title.Count + 1).All(word => shorter.Artists.Main.Exists(credit => credit.Words.Contains(word)))
            && words[title.Count] is "con" or "with" or "and" or "mit" or "avec" or "x" or "com";
    }

    private static bool IsSwapped(TrackIdentity first, TrackIdentity second)
        => first.Title.Base == second.Artists.Name && second.Title.Base == first.Artists.Name && first.Title.Base.Length > 0;
}
