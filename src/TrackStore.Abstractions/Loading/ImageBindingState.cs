namespace TrackStore;

/// <summary>Specifies what a binding shows.</summary>
public enum ImageBindingState
{
    /// <summary>Nothing: there is no request, or it ended without an answer, such as when the loader was disposed.</summary>
    None,

    /// <summary>Nothing yet: the request is being loaded. This is when the user interface shows its own placeholder.</summary>
    Loading,

    /// <summary>The image. It stays while its successor is being loaded.</summary>
    Loaded,

    /// <summary>The host's placeholder, because there is no image.</summary>
    Placeholder,

    /// <summary>Nothing, because there is neither an image nor a placeholder.</summary>
    Absent,

    /// <summary>Nothing, because the image could not be read or decoded. Binding the request again loads it again.</summary>
    Failed,
}
