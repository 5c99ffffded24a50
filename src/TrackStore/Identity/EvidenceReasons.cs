using TrackStore.Identity.Artists;
using TrackStore.Identity.Titles;

namespace TrackStore.Identity;

/// <summary>Names the evidence for people.</summary>
internal static class EvidenceReasons
{
    public static IdentityReasons Of(in Evidence evidence)
    {
        IdentityReasons reasons = evidence.Title switch
        {
            TitleAgreement.Other => IdentityReasons.OtherTitle,
            TitleAgreement.OtherScript or TitleAgreement.Transliterated => IdentityReasons.TitleInOtherScript,
            TitleAgreement.Near or TitleAgreement.Similar or TitleAgreement.Subtitle or TitleAgreement.Abridged
                => IdentityReasons.NearTitle,
            TitleAgreement.Censored => IdentityReasons.CensoredTitle,
            _ => IdentityReasons.SameTitle,
        };
        reasons |= evidence.Artists switch
        {
            ArtistAgreement.Other => IdentityReasons.OtherArtists,
            ArtistAgreement.Unknown => IdentityReasons.UnknownArtist,
            ArtistAgreement.OtherScript => IdentityReasons.ArtistsInOtherScript,
            ArtistAgreement.Shared => IdentityReasons.SharedArtist,
            ArtistAgreement.Near => IdentityReasons.NearArtists,
            _ => IdentityReasons.SameArtists,
        };
        reasons |= evidence.Version switch
        {
            VersionAgreement.Other => IdentityReasons.OtherVersion,
            VersionAgreement.UnknownAuthor => IdentityReasons.UnknownRemixer,
            VersionAgreement.OneSided => IdentityReasons.VersionOnOneSide,
            _ => IdentityReasons.None,
        };
        reasons |= evidence.Difference switch
        {
            < 0 => IdentityReasons.UnknownLength,
            > IdentityRule.DoubtfulMs => IdentityReasons.OtherLength,
            > IdentityRule.CloseMs => IdentityReasons.LengthApart,
            _ => IdentityReasons.SameLength,
        };
        if (evidence.IsFarInProportion)
            reasons = (reasons & ~(IdentityReasons.SameLength | IdentityReasons.LengthApart)) | IdentityReasons.OtherLength;
        if (evidence.IsSameCode)
            reasons |= IdentityReasons.SameIsrc;
        if (evidence.IsOtherCode)
            reasons |= IdentityReasons.OtherIsrc;
        if (evidence.IsSameAlbum)
            reasons |= IdentityReasons.SameAlbum;
        if (evidence.IsOtherAlbum)
            reasons |= IdentityReasons.OtherAlbum;
        if (evidence.IsSameAlbum && evidence.IsSameNumber)
            reasons |= IdentityReasons.SameNumber;
        return evidence.IsGeneric ? reasons | IdentityReasons.GenericTitle : reasons;
    }
}
