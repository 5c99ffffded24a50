namespace TrackStore.Storage.Entities.Decisions;

/// <summary>Two tracks that may be the same recording, and what a person has said about them.</summary>
internal sealed record TrackProposalEntity
{
    /// <summary>The track with the lower id.</summary>
    public long FirstTrackId { get; set; }

    public long SecondTrackId { get; set; }

    /// <summary>True once a person has said that they are different, so that nobody is asked again.</summary>
    public bool IsRejected { get; set; }

    /// <summary>True when the rule of identity says "same", false when it says "ask".</summary>
    public bool IsSame { get; set; }

    /// <summary>The <see cref="IdentityReasons"/>.</summary>
    public int Reasons { get; set; }

    /// <summary>How strong the evidence is, for the order of lists; more is stronger.</summary>
    public int Strength { get; set; }

    public DateTime FoundAt { get; set; }
}
