namespace TrackStore.Sample.Rendering;

/// <summary>Says for people what speaks for and against two tracks being the same.</summary>
internal static class ReasonText
{
    private static readonly (IdentityReasons Reason, string Text)[] Agreeing =
    [
        (IdentityReasons.SameIsrc, "ISRC"),
        (IdentityReasons.SameTitle, "title"),
        (IdentityReasons.NearTitle, "nearly the title"),
        (IdentityReasons.SameArtists, "artist"),
        (IdentityReasons.NearArtists, "nearly the artist"),
        (IdentityReasons.SameAlbum, "album"),
        (IdentityReasons.SameNumber, "track number"),
        (IdentityReasons.SameLength, "length"),
    ];

    private static readonly (IdentityReasons Reason, string Text)[] Doubtful =
    [
        (IdentityReasons.OtherTitle, "other title"),
        (IdentityReasons.NearTitle, "title nearly the same"),
        (IdentityReasons.TitleInOtherScript, "title in another script"),
        (IdentityReasons.CensoredTitle, "censored title"),
        (IdentityReasons.GenericTitle, "a title that many tracks have"),
        (IdentityReasons.VersionOnOneSide, "a version on one side"),
        (IdentityReasons.OtherVersion, "another version"),
        (IdentityReasons.UnknownRemixer, "remixer unknown"),
        (IdentityReasons.OtherArtists, "other artist"),
        (IdentityReasons.NearArtists, "artist nearly the same"),
        (IdentityReasons.SharedArtist, "only some artists in common"),
        (IdentityReasons.ArtistsInOtherScript, "artist in another script"),
        (IdentityReasons.UnknownArtist, "artist unknown"),
        (IdentityReasons.OtherAlbum, "other album"),
        (IdentityReasons.OtherIsrc, "other ISRC"),
        (IdentityReasons.LengthApart, "lengths up to 15 s apart"),
        (IdentityReasons.OtherLength, "other length"),
        (IdentityReasons.UnknownLength, "length unknown"),
    ];

    public static string For(IdentityReasons reasons) => Text(reasons, Agreeing);

    public static string Against(IdentityReasons reasons) => Text(reasons, Doubtful);

    private static string Text(IdentityReasons reasons, (IdentityReasons Reason, string Text)[] texts)
        => string.Join(", ", texts.Where(entry => reasons.HasFlag(entry.Reason)).Select(entry => entry.Text));
}
