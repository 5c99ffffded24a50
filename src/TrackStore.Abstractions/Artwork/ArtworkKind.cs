namespace TrackStore;

/// <summary>Specifies what a picture shows.</summary>
public enum ArtworkKind
{
    /// <summary>The front cover: what lists and players show.</summary>
    Front,

    /// <summary>The back cover.</summary>
    Back,

    /// <summary>The artist.</summary>
    Artist,

    /// <summary>Anything else, such as a disc, a booklet or a label.</summary>
    Other,
}
