using System.Diagnostics.CodeAnalysis;

namespace TrackStore;

/// <summary>Specifies to what pictures belong.</summary>
[SuppressMessage("Design", "CA1008", Justification = "The default value of an owner must not be taken for a track.")]
public enum ArtworkOwnerKind
{
    /// <summary>A track. It shows its own picture, or else its album's.</summary>
    Track = 1,

    /// <summary>An album.</summary>
    Album = 2,
}
