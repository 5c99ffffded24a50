namespace TrackStore.Sample.Web.Components.Library;

/// <summary>How the library is shown.</summary>
public enum ViewKind
{
    /// <summary>Covers of albums.</summary>
    Albums,

    /// <summary>Covers of tracks.</summary>
    Tracks,

    /// <summary>Rows of tracks.</summary>
    Table,
}
