namespace TrackStore;

/// <summary>
/// How a request ended: exactly one of <see cref="Loaded"/>, <see cref="Placeholder"/>, <see cref="Absent"/>, <see cref="Failed"/>,
/// <see cref="Cancelled"/> and, for who asked memory alone, <see cref="NotCached"/>. Calls return it and events carry it.
/// </summary>
public abstract record ImageLoadResult
{
    private ImageLoadResult(ImageRequest request) => Request = request;

    /// <summary>Gets the request that ended.</summary>
    public ImageRequest Request { get; }

    /// <summary>Gets the request's track, or null when it was about an album.</summary>
    public long? TrackId => Request.TrackId;

    /// <summary>Gets the request's album, or null when it was about a track.</summary>
    public long? AlbumId => Request.AlbumId;

    /// <summary>Gets the picture to show, be it loaded or the host's placeholder, or null when there is none.</summary>
    public Image? Shown => this switch
    {
        Loaded loaded => loaded.Image,
        Placeholder placeholder => placeholder.Image,
        _ => null,
    };

    /// <summary>The picture is here.</summary>
    public sealed record Loaded : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="Loaded"/> class.</summary>
        /// <param name="request">The request that ended.</param>
        /// <param name="image">The picture.</param>
        public Loaded(ImageRequest request, Image image)
            : base(request)
        {
            ArgumentNullException.ThrowIfNull(image);
            Image = image;
        }

        /// <summary>Gets the picture; its width and height are the true ones.</summary>
        public Image Image { get; }

        /// <summary>Gets where the picture was when it was asked for; those who share a read all have it from the store.</summary>
        public ImageOrigin Origin { get; init; }

        /// <summary>Gets where the picture came from: a platform, or <see cref="Sources.User"/>.</summary>
        public string Source => Image.Source;

        /// <summary>Gets which step of the fallback won: the track's own picture, or its album's.</summary>
        public ImageSubject FoundAt => Image.TrackId is null ? ImageSubject.Album : ImageSubject.Track;
    }

    /// <summary>There is no picture, and the host's placeholder is to be shown. Not an error.</summary>
    public sealed record Placeholder : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="Placeholder"/> class.</summary>
        /// <param name="request">The request that ended.</param>
        /// <param name="image">The placeholder.</param>
        public Placeholder(ImageRequest request, Image image)
            : base(request)
        {
            ArgumentNullException.ThrowIfNull(image);
            Image = image;
        }

        /// <summary>
        /// Gets the placeholder, as its <see cref="IPlaceholderProvider"/> gave it. Its identifier is negative, the same for the same
        /// object; its source is "placeholder", its size name says nothing, and width and height are 0 where they can't be read from the
        /// bytes.
        /// </summary>
        public Image Image { get; }
    }

    /// <summary>There is no picture, nor a placeholder for the request. Not an error.</summary>
    public sealed record Absent : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="Absent"/> class.</summary>
        /// <param name="request">The request that ended.</param>
        public Absent(ImageRequest request)
            : base(request)
        {
        }
    }

    /// <summary>The picture could not be read; whether there is one is not known.</summary>
    public sealed record Failed : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="Failed"/> class.</summary>
        /// <param name="request">The request that ended.</param>
        /// <param name="error">What went wrong.</param>
        public Failed(ImageRequest request, Exception error)
            : base(request)
        {
            ArgumentNullException.ThrowIfNull(error);
            Error = error;
        }

        /// <summary>Gets what went wrong.</summary>
        public Exception Error { get; }
    }

    /// <summary>The caller left, or the loader was disposed, before the request ended otherwise.</summary>
    public sealed record Cancelled : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="Cancelled"/> class.</summary>
        /// <param name="request">The request that ended.</param>
        public Cancelled(ImageRequest request)
            : base(request)
        {
        }
    }

    /// <summary>
    /// The picture is not in memory, and the request said not to read the store. Whether there is one is not known; no event is raised.
    /// </summary>
    public sealed record NotCached : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="NotCached"/> class.</summary>
        /// <param name="request">The request that ended.</param>
        public NotCached(ImageRequest request)
            : base(request)
        {
        }
    }
}
