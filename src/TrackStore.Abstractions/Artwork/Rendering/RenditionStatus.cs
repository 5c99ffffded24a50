namespace TrackStore;

/// <summary>Counts the pictures in use by whether their renditions match the current options.</summary>
public sealed record RenditionStatus
{
    /// <summary>Gets a value indicating whether the originals of newly stored pictures are kept.</summary>
    public required bool KeepsOriginals { get; init; }

    /// <summary>Gets how many pictures match the current options and image processor.</summary>
    public required int Current { get; init; }

    /// <summary>Gets how many pictures do not match and can be rerendered, because their originals are kept.</summary>
    public required int Outdated { get; init; }

    /// <summary>Gets how many pictures do not match and can not be rerendered, because their originals are not kept.</summary>
    public required int WithoutOriginal { get; init; }

    /// <summary>Gets how many originals are kept.</summary>
    public required int Originals { get; init; }

    /// <summary>Gets the total size of the kept originals in bytes.</summary>
    public required long OriginalBytes { get; init; }
}
