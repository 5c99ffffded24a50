namespace TrackStore.Artwork.Lookups;

/// <summary>What a failed look says about its source.</summary>
internal enum LookupFault
{
    /// <summary>The source failed: the next one waits longer.</summary>
    Failure,

    /// <summary>The source or the network was too slow, or the connection broke: a wait, but not a longer one.</summary>
    Interruption,

    /// <summary>The source was not reached, so that nothing is known about it.</summary>
    Unreachable,
}
