namespace TrackStore.Tracks.Matching;

/// <summary>How a stored track is linked to the platform from which a record comes.</summary>
internal enum CandidateLink
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>To items that their sources no longer list.</summary>
    Missing,

    /// <summary>To items that the running sync of their source has not brought so far.</summary>
    Unseen,

    /// <summary>To an item that is listed, as far as is known.</summary>
    Listed,
}
