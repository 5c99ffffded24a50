namespace TrackStore;

/// <summary>
/// The result of a request: exactly one of <see cref="Loaded"/>, <see cref="Placeholder"/>, <see cref="Absent"/>, <see cref="Failed"/>,
/// <see cref="Canceled"/> and, with <see cref="ImageCachePolicy.CacheOnly"/>, <see cref="NotCached"/>.
/// </summary>
public abstract record ImageLoadResult
{
    private ImageLoadResult(ImageRequest request) => Request = request;

    /// <summary>Gets the request.</summary>
    public ImageRequest Request { get; }

    /// <summary>Gets the request's track or album, or the default value when it is for a preview.</summary>
    public ArtworkOwner Owner => Request.Owner;

    /// <summary>Gets the request's track, or null when it is not for a track.</summary>
    public long? TrackId => Request.TrackId;

    /// <summary>Gets the request's album, or null when it is not for an album.</summary>
    public long? AlbumId => Request.AlbumId;

    /// <summary>Gets the image to show, which is the loaded image or the host's placeholder, or null when there is none.</summary>
    public Image? Shown => this switch
    {
        Loaded loaded => loaded.Image,
        Placeholder placeholder => placeholder.Image,
        _ => null,
    };

    /// <summary>The image was loaded.</summary>
    public sealed record Loaded : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="Loaded"/> class.</summary>
        /// <param name="request">The request.</param>
        /// <param name="image">The image.</param>
        public Loaded(ImageRequest request, Image image)
            : base(request)
        {
            ArgumentNullException.ThrowIfNull(image);
            Image = image;
        }

        /// <summary>Gets the image, with its actual width and height in pixels.</summary>
        public Image Image { get; }

        /// <summary>Gets where the image came from. It is <see cref="ImageOrigin.Store"/> for all callers that share a read.</summary>
        public ImageOrigin Origin { get; init; }

        /// <summary>
        /// Gets the source of the artwork: a platform, <see cref="Sources.Base"/> or <see cref="Sources.User"/>; "preview" for a preview.
        /// </summary>
        public string Source => Image.Source;

        /// <summary>
        /// Gets whose image it is: the requested owner's own or, for a track that fell back, its album's. The default value for a preview.
        /// </summary>
        public ArtworkOwner FoundAt
            => Image.TrackId is { } trackId ? ArtworkOwner.Track(trackId)
            : Image.AlbumId is { } albumId ? ArtworkOwner.Album(albumId)
            : Request.Owner;
    }

    /// <summary>There is no image, and the host's placeholder takes its place. This is not an error.</summary>
    public sealed record Placeholder : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="Placeholder"/> class.</summary>
        /// <param name="request">The request.</param>
        /// <param name="image">The placeholder.</param>
        public Placeholder(ImageRequest request, Image image)
            : base(request)
        {
            ArgumentNullException.ThrowIfNull(image);
            Image = image;
        }

        /// <summary>
        /// Gets the placeholder. The same <see cref="PlaceholderImage"/> always has the same negative identifier. Its source is
        /// "placeholder", its size is not meaningful, and its width and height are 0 if they can't be read from its bytes.
        /// </summary>
        public Image Image { get; }
    }

    /// <summary>There is neither an image nor a placeholder. This is not an error.</summary>
    public sealed record Absent : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="Absent"/> class.</summary>
        /// <param name="request">The request.</param>
        public Absent(ImageRequest request)
            : base(request)
        {
        }
    }

    /// <summary>
    /// The image could not be read, or the preview could not be downloaded or was rejected. Whether there is one is unknown.
    /// </summary>
    public sealed record Failed : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="Failed"/> class.</summary>
        /// <param name="request">The request.</param>
        /// <param name="error">The cause.</param>
        public Failed(ImageRequest request, Exception error)
            : base(request)
        {
            ArgumentNullException.ThrowIfNull(error);
            Error = error;
        }

        /// <summary>
        /// Gets the cause. For a preview, <see cref="ArtworkPreviewException"/> says why it could not be downloaded, and
        /// <see cref="ImageRejectedException"/> what is wrong with the picture.
        /// </summary>
        public Exception Error { get; }
    }

    /// <summary>The request was canceled, or the loader was disposed, before it had another result.</summary>
    public sealed record Canceled : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="Canceled"/> class.</summary>
        /// <param name="request">The request.</param>
        public Canceled(ImageRequest request)
            : base(request)
        {
        }
    }

    /// <summary>
    /// Nothing is cached, and the request did not allow a read. Whether there is an image is unknown. No event is raised.
    /// </summary>
    public sealed record NotCached : ImageLoadResult
    {
        /// <summary>Initializes a new instance of the <see cref="NotCached"/> class.</summary>
        /// <param name="request">The request.</param>
        public NotCached(ImageRequest request)
            : base(request)
        {
        }
    }
}
