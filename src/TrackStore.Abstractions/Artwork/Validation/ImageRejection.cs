namespace TrackStore;

/// <summary>Says why a picture was refused.</summary>
public enum ImageRejection
{
    /// <summary>There are no bytes.</summary>
    Empty,

    /// <summary>The first bytes are of no supported picture format: it is text, a web page, another format, or noise.</summary>
    UnsupportedFormat,

    /// <summary>The encoded original has more bytes than the limit.</summary>
    TooManyBytes,

    /// <summary>The picture has more pixels than the limit.</summary>
    TooManyPixels,

    /// <summary>The data ends early, or can't be decoded.</summary>
    Damaged,

    /// <summary>The original is registered as a picture that only says "no cover".</summary>
    KnownPlaceholder,

    /// <summary>The image processor failed in a way that its contract does not allow; the picture may be good.</summary>
    ProcessorFailed,
}
