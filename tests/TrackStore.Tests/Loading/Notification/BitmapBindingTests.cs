using TrackStore.Loading;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Notification;

/// <summary>What bindings promise, of bitmaps, and how they hold and return the leases.</summary>
public sealed class BitmapBindingTests : BindingTests
{
    private readonly FakeImageDecoder _decoder = new();
    private readonly Dictionary<LoaderFixture, BitmapLoader<FakeBitmap>> _loaders = [];

    private BitmapLoader<FakeBitmap> Loader => LoaderOf(Fixture);

    public override async ValueTask DisposeAsync()
    {
        foreach (BitmapLoader<FakeBitmap> loader in _loaders.Values)
            loader.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Bind_Another_ReturnsTheFirstBitmapAfterItsElementHasLetGo()
    {
        GiveTracks(1, 2);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        FakeBitmap first = await ShowAsync(binding, 1);
        List<(long? Shown, int Disposals)> seen = [];
        binding.Changed += (_, _) => seen.Add((binding.Bitmap?.ImageId, first.Disposals));
        Loader.Trim(0);
        int whileShown = first.Disposals;

        FakeBitmap second = await ShowAsync(binding, 2);
        Loader.Trim(0);

        Assert.Equal(0, whileShown);
        Assert.Equal([(null, 0), (2, 1)], seen);
        Assert.Equal((1, 0), (first.Disposals, second.Disposals));
    }

    [Fact]
    public async Task Dispose_Shown_ReturnsTheBitmapOnTheContextAfterTheLastEvent()
    {
        GiveTracks(1);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        FakeBitmap shown = await ShowAsync(binding, 1);
        List<(FakeBitmap? Shown, int Disposals)> seen = [];
        binding.Changed += (_, _) => seen.Add((binding.Bitmap, shown.Disposals));
        Loader.Trim(0);

        binding.Dispose();
        int beforeTheElementHeard = shown.Disposals;
        Context.RunPosted();
        binding.Dispose();
        Context.RunPosted();

        Assert.Equal(0, beforeTheElementHeard);
        Assert.Equal([(null, 0)], seen);
        Assert.Equal(1, shown.Disposals);
    }

    [Fact]
    public async Task Dispose_OnTheContext_ReturnsTheBitmapWithinTheCall()
    {
        GiveTracks(1);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        FakeBitmap shown = await ShowAsync(binding, 1);
        Loader.Trim(0);

        Context.Run(binding.Dispose);

        Assert.Equal((1, 0), (shown.Disposals, Context.Waiting));
    }

    [Fact]
    public async Task Dispose_OnAnotherContextOfTheThread_ReturnsTheBitmapWithinTheCall()
    {
        GiveTracks(1);
        await ShowAsync(MakeBinding(), 1);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        binding.Request = ImageRequest.ForTrack(1);
        int announced = 0;
        binding.Changed += (_, _) => announced++;

        new ManualSynchronizationContext().Run(binding.Dispose);

        Assert.Equal((1, 0), (announced, Context.Waiting));
    }

    [Fact]
    public async Task Dispose_ContextRefuses_ReturnsTheBitmap()
    {
        GiveTracks(1);
        ImageBinding<FakeBitmap> first = MakeBinding();
        FakeBitmap shown = await ShowAsync(first, 1);
        ImageBinding<FakeBitmap>? binding = null;
        ContextSwitch.Run(new ClosedContext(), () => binding = new ImageBinding<FakeBitmap>(Loader) { Request = ImageRequest.ForTrack(1) });
        Context.Run(first.Dispose);
        Loader.Trim(0);
        int whileShown = shown.Disposals;

        binding!.Dispose();

        Assert.Equal((0, 1), (whileShown, shown.Disposals));
    }

    [Fact]
    public async Task Changed_WhileTheFirstIsPosted_ReturnsTheFirstBitmapUnseen()
    {
        GiveTracks(1);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        binding.Request = ImageRequest.ForTrack(1);
        await LoaderFixture.UntilAsync(() => Context.Waiting == 1);

        Fixture.Images.GiveTrack(1, imageId: 20);
        Fixture.TrackChanged(1);
        await LoaderFixture.UntilAsync(() => Context.Waiting == 2);
        Context.RunPosted();
        Loader.Trim(0);

        Assert.Equal(20, binding.Bitmap!.ImageId);
        Assert.Equal([(1, 1), (20, 0)], Made());
    }

    [Fact]
    public async Task Bind_RecycledWhileTheFirstIsPosted_ReturnsTheFirstBitmapUnseen()
    {
        GiveTracks(1, 2);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        List<long?> seen = [];
        binding.Changed += (_, _) => seen.Add(binding.Bitmap?.ImageId);
        binding.Request = ImageRequest.ForTrack(1);
        await LoaderFixture.UntilAsync(() => Context.Waiting == 1);

        binding.Request = ImageRequest.ForTrack(2);
        await LoaderFixture.UntilAsync(() => Context.Waiting == 2);
        Context.RunPosted();
        Loader.Trim(0);

        Assert.Equal([2], seen);
        Assert.Equal([(1, 1), (2, 0)], Made());
    }

    [Fact]
    public async Task Dispose_BitmapIsPostedToADeadContext_ReturnsIt()
    {
        GiveTracks(1);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        binding.Request = ImageRequest.ForTrack(1);
        await LoaderFixture.UntilAsync(() => Context.Waiting == 1);

        binding.Dispose();
        Loader.Trim(0);

        Assert.Equal([(1, 1)], Made());
    }

    [Fact]
    public async Task Bind_RecycledWhileItDecodes_ReturnsTheBitmapOfTheFirst()
    {
        GiveTracks(1);
        var gate = new Gate();
        _decoder.BeforeDecode = (_, _) => gate.PassAsync(CancellationToken.None);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        binding.Request = ImageRequest.ForTrack(1);
        await gate.Reached;

        binding.Request = null;
        gate.Open();
        await LoaderFixture.UntilAsync(() => !_decoder.Made.IsEmpty);
        await LoaderFixture.UntilAsync(() =>
        {
            Loader.Trim(0);
            return Made() is [(1, 1)];
        });

        Assert.Null(binding.Bitmap);
    }

    [Fact]
    public async Task Bind_LoaderAnswersInSpiteOfTheCancellation_ReturnsTheLease()
    {
        var loader = new StubbornLoader();
        using var binding = new ImageBinding<FakeBitmap>(loader);
        var returned = new TaskCompletionSource();
        binding.Request = ImageRequest.ForTrack(1);

        binding.Request = null;
        loader.Answer.SetResult(new ImageLease<FakeBitmap>(new ImageLoadResult.Absent(ImageRequest.ForTrack(1)), new FakeBitmap(1), returned.SetResult));
        await returned.Task.WaitAsync(LoaderFixture.Token);

        Assert.Equal((ImageBindingState.None, null), (binding.State, binding.Bitmap));
    }

    [Fact]
    public async Task Changed_CoverIsReplaced_KeepsTheOldBitmapUntilTheNewOneArrives()
    {
        GiveTracks(1);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        FakeBitmap old = await ShowAsync(binding, 1);

        Fixture.Images.GiveTrack(1, imageId: 20);
        Fixture.TrackChanged(1);
        await LoaderFixture.UntilAsync(() => Context.Waiting > 0);
        Loader.Trim(0);
        (FakeBitmap? Shown, int Disposals) meanwhile = (binding.Bitmap, old.Disposals);
        Context.RunPosted();
        Loader.Trim(0);

        Assert.Equal((old, 0), meanwhile);
        Assert.Equal(20, binding.Bitmap!.ImageId);
        Assert.Equal([(1, 1), (20, 0)], Made());
    }

    [Fact]
    public async Task Changed_SamePictureAgain_KeepsOneLease()
    {
        GiveTracks(1);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        FakeBitmap shown = await ShowAsync(binding, 1);
        int changes = 0;
        binding.Changed += (_, _) => changes++;

        Fixture.TrackChanged(1);
        await ArriveAsync();
        Loader.Trim(0);
        int whileShown = shown.Disposals;
        Context.Run(binding.Dispose);

        Assert.Equal((0, 1, 1), (whileShown, shown.Disposals, changes));
    }

    [Fact]
    public async Task Bind_SameInMemoryAgain_KeepsOneLease()
    {
        GiveTracks(1);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        FakeBitmap shown = await ShowAsync(binding, 1);

        binding.Request = ImageRequest.ForTrack(1);
        binding.Request = ImageRequest.ForTrack(1);
        Context.Run(binding.Dispose);
        Loader.Trim(0);

        Assert.Equal(1, shown.Disposals);
    }

    [Fact]
    public async Task Bind_CannotBeDecoded_Fails()
    {
        GiveTracks(1);
        _decoder.BeforeDecode = (_, _) => throw new InvalidDataException("corrupt");
        using ImageBinding<FakeBitmap> binding = MakeBinding();

        binding.Request = ImageRequest.ForTrack(1);
        await ArriveAsync();

        Assert.Equal((ImageBindingState.Failed, null), (binding.State, binding.Bitmap));
        Assert.IsType<InvalidDataException>(Assert.IsType<ImageLoadResult.Failed>(binding.Current).Error);
    }

    [Fact]
    public async Task Bind_HandlerThrows_StillReturnsThePreviousBitmapAndLoadsTheNext()
    {
        GiveTracks(1, 2);
        ImageBinding<FakeBitmap> binding = MakeBinding();
        FakeBitmap first = await ShowAsync(binding, 1);
        EventHandler throws = (_, _) => throw new InvalidOperationException("handler");
        binding.Changed += throws;

        Assert.Throws<InvalidOperationException>(() => binding.Request = ImageRequest.ForTrack(2));
        binding.Changed -= throws;
        await ArriveAsync();
        Loader.Trim(0);

        Assert.Equal((1, 2), (first.Disposals, binding.Bitmap?.ImageId));
    }

    [Fact]
    public async Task PropertyChanged_BitmapArrives_NamesIt()
    {
        GiveTracks(1);
        using ImageBinding<FakeBitmap> binding = MakeBinding();
        List<string?> names = [];
        binding.PropertyChanged += (_, change) => names.Add(change.PropertyName);

        await ShowAsync(binding, 1);

        Assert.Equal(["Request", "State", "Current", "Bitmap", "State"], names);
    }

    private protected override IBoundImage Create(LoaderFixture fixture) => new Bound(new ImageBinding<FakeBitmap>(LoaderOf(fixture)));

    private protected override async Task LoadAsync(LoaderFixture fixture, ImageRequest request)
        => (await LoaderOf(fixture).LoadAsync(request, cancellationToken: LoaderFixture.Token)).Dispose();

    private BitmapLoader<FakeBitmap> LoaderOf(LoaderFixture fixture)
    {
        if (!_loaders.TryGetValue(fixture, out BitmapLoader<FakeBitmap>? loader))
            _loaders.Add(fixture, loader = new BitmapLoader<FakeBitmap>(fixture.Loader, _decoder, fixture.EnvironmentOf(new ImageLoaderOptions())));
        return loader;
    }

    private ImageBinding<FakeBitmap> MakeBinding()
    {
        ImageBinding<FakeBitmap>? binding = null;
        Context.Run(() => binding = new ImageBinding<FakeBitmap>(Loader));
        return binding!;
    }

    private void GiveTracks(params int[] ids)
    {
        foreach (int id in ids)
            Fixture.Images.GiveTrack(id, imageId: id);
    }

    private async Task<FakeBitmap> ShowAsync(ImageBinding<FakeBitmap> binding, long trackId)
    {
        binding.Request = ImageRequest.ForTrack(trackId);
        await ArriveAsync();
        return binding.Bitmap!;
    }

    private (long Id, int Disposals)[] Made()
        => [.. _decoder.Made.Select(bitmap => (bitmap.ImageId, bitmap.Disposals)).OrderBy(made => made.ImageId)];

    private sealed class Bound(ImageBinding<FakeBitmap> binding) : IBoundImage
    {
        public event EventHandler? Changed
        {
            add => binding.Changed += value;
            remove => binding.Changed -= value;
        }

        public object Target => binding;

        public ImageRequest? Request => binding.Request;

        public ImageLoadResult? Current => binding.Current;

        public void Bind(ImageRequest? request, ImageRequestOptions options = default) => binding.Bind(request, options);

        public void Dispose() => binding.Dispose();
    }
}
