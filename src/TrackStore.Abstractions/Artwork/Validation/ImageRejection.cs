namespace TrackStore;

/// <summary>The reasons why a picture is rejected.</summary>
public enum ImageRejection
{
    /// <summary>The picture has no bytes.</summary>
    Empty,

    /// <summary>The data is not in a supported picture format: it is another format, a web page, text, or unknown.</summary>
    UnsupportedFormat,

    /// <summary>The encoded original exceeds the limit on bytes.</summary>
    TooManyBytes,

    /// <summary>The picture exceeds the limit on pixels.</summary>
    TooManyPixels,

    /// <summary>The data is incomplete or can't be decoded.</summary>
    Damaged,

    /// <summary>The original is registered as a picture that only stands for a missing cover.</summary>
    KnownPlaceholder,

    /// <summary>The image processor violated its contract. The picture itself may be good.</summary>
    ProcessorFailed,
}
