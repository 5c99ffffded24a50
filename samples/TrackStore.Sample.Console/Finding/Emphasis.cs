namespace TrackStore.Sample.Finding;

/// <summary>How a line of the screen is shown.</summary>
internal enum Emphasis
{
    None,

    /// <summary>In bold letters.</summary>
    Strong,

    /// <summary>In faint letters.</summary>
    Faint,

    /// <summary>With its colors swapped.</summary>
    Selected,
}
