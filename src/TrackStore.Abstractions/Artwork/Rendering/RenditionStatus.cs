namespace TrackStore;

/// <summary>Counts the stored pictures by whether they are made as the options of today would make them.</summary>
public sealed record RenditionStatus
{
    /// <summary>Gets a value indicating whether the originals of pictures that are stored from now on are kept.</summary>
    public required bool KeepsOriginals { get; init; }

    /// <summary>Gets how many pictures are made as the options and the image processor of today would make them.</summary>
    public required int Current { get; init; }

    /// <summary>Gets how many pictures are made otherwise and can be made anew, because their originals are kept.</summary>
    public required int Outdated { get; init; }

    /// <summary>Gets how many pictures are made otherwise and stay so until they are stored anew, because their originals are not kept.</summary>
    public required int WithoutOriginal { get; init; }

    /// <summary>Gets how many originals are kept.</summary>
    public required int Originals { get; init; }

    /// <summary>Gets how many bytes the kept originals have.</summary>
    public required long OriginalBytes { get; init; }
}
