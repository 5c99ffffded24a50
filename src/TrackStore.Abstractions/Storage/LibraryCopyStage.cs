namespace TrackStore;

/// <summary>What a copy of a library is doing.</summary>
public enum LibraryCopyStage
{
    /// <summary>Rows are written to the target.</summary>
    Copying,

    /// <summary>Both libraries are read and compared.</summary>
    Verifying,
}
