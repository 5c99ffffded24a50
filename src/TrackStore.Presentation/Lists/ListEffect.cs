namespace TrackStore.Presentation.Lists;

/// <summary>What a change of the library does to a list.</summary>
internal enum ListEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Rows may have come, gone, changed or moved that are not on screen.</summary>
    Elsewhere,

    /// <summary>All rows may show something else, such as another name of a genre.</summary>
    Everywhere,
}
