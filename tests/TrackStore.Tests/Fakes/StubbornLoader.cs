namespace TrackStore.Tests.Fakes;

/// <summary>Answers when the test says, whoever cancels.</summary>
internal sealed class StubbornLoader : IImageLoader<FakeBitmap>
{
    public event EventHandler<ImageChange>? Changed
    {
        add { }
        remove { }
    }

    public TaskCompletionSource<ImageLease<FakeBitmap>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask<ImageLease<FakeBitmap>> LoadAsync(ImageRequest request, ImageRequestOptions options = default, CancellationToken cancellationToken = default)
        => new(Answer.Task);

    public ImageLease<FakeBitmap>? TryGetCached(ImageRequest request) => null;

    public void Trim(long bytes)
    {
    }
}
