using System.Numerics;

namespace TrackStore.Tracks.Matching;

/// <summary>Orders pairs by what speaks for and against them. It decides nothing; see <c>Identity/IdentityRule</c>.</summary>
internal static class EvidenceStrength
{
    private const IdentityReasons Strong = IdentityReasons.SameIsrc;

    private const IdentityReasons For = IdentityReasons.SameTitle | IdentityReasons.SameArtists | IdentityReasons.SameAlbum
        | IdentityReasons.SameNumber | IdentityReasons.SameLength;

    private const IdentityReasons Half = IdentityReasons.NearTitle | IdentityReasons.NearArtists | IdentityReasons.SharedArtist
        | IdentityReasons.CensoredTitle | IdentityReasons.LengthApart;

    private const IdentityReasons Against = IdentityReasons.OtherTitle | IdentityReasons.OtherArtists | IdentityReasons.OtherLength
        | IdentityReasons.OtherVersion | IdentityReasons.OtherIsrc | IdentityReasons.GenericTitle;

    public static int Of(IdentityReasons reasons)
        => (8 * Count(reasons, Strong)) + (4 * Count(reasons, For)) + (2 * Count(reasons, Half)) - (3 * Count(reasons, Against));

    private static int Count(IdentityReasons reasons, IdentityReasons of) => BitOperations.PopCount((uint)(reasons & of));
}
