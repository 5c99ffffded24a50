namespace TrackStore;

/// <summary>The reason why a library can't be copied to another database.</summary>
public enum LibraryCopyFault
{
    /// <summary>The target has rows that no interrupted copy of the same source has left. Nothing was written.</summary>
    TargetNotEmpty,

    /// <summary>Somebody else wrote to the target since the copy began, perhaps a second copy.</summary>
    TargetChanged,

    /// <summary>Somebody wrote to the source since the copy began, so its rows don't belong together.</summary>
    SourceChanged,

    /// <summary>The source is itself the target of a copy that has not ended.</summary>
    SourceIncomplete,

    /// <summary>The interrupted copy was begun by a version of the library with another schema.</summary>
    SchemaDiffers,

    /// <summary>The verification found rows that differ, which <see cref="LibraryCopyException.Comparison"/> counts.</summary>
    RowsDiffer,
}
