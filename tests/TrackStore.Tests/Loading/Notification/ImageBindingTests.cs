using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Notification;

public sealed class ImageBindingTests : BindingTests
{
    [Fact]
    public async Task PropertyChanged_FromRequestToImageAndOn_NamesWhatChangedOnTheContext()
    {
        Fixture.Images.GiveTrack(1, imageId: 10);
        ImageBinding? binding = null;
        Context.Run(() => binding = new ImageBinding(Fixture.Loader));
        List<string?> names = [];
        binding!.PropertyChanged += (sender, change) =>
        {
            Assert.Same(binding, sender);
            names.Add(change.PropertyName);
        };

        binding.Request = ImageRequest.ForTrack(1);
        (string?[] Names, ImageBindingState State) bound = ([.. names], binding.State);
        names.Clear();
        await ArriveAsync();
        (string?[] Names, ImageBindingState State, long? Image) arrived = ([.. names], binding.State, binding.Image?.Id);
        names.Clear();
        binding.Request = null;
        (string?[] Names, ImageBindingState State) left = ([.. names], binding.State);
        names.Clear();
        binding.Dispose();
        Context.RunPosted();

        Assert.Equal(["Request", "State"], bound.Names);
        Assert.Equal(ImageBindingState.Loading, bound.State);
        Assert.Equal(["Current", "Image", "State"], arrived.Names);
        Assert.Equal((ImageBindingState.Loaded, 10L), (arrived.State, arrived.Image));
        Assert.Equal(["Request", "Current", "Image", "State"], left.Names);
        Assert.Equal(ImageBindingState.None, left.State);
        Assert.Empty(names);
    }

    [Fact]
    public async Task State_EachResult_HasItsOwn()
    {
        await using var fixture = new LoaderFixture(placeholders: new FakePlaceholders(new PlaceholderImage(new byte[] { 1 }, "image/png")));
        ImageBinding? binding = null;
        Context.Run(() => binding = new ImageBinding(fixture.Loader));

        ImageBindingState placeholder = await BindAsync(ImageRequest.ForTrack(1));
        ImageBindingState absent = await BindAsync(ImageRequest.ForTrack(1) with { Fallback = ImageFallback.None });
        fixture.Images.AfterResolve = (_, _) => throw new InvalidOperationException("broken");
        ImageBindingState failed = await BindAsync(ImageRequest.ForTrack(2));
        fixture.Loader.Dispose();
        ImageBindingState stopped = await BindAsync(ImageRequest.ForTrack(3));

        Assert.Equal(
            [ImageBindingState.Placeholder, ImageBindingState.Absent, ImageBindingState.Failed, ImageBindingState.None],
            [placeholder, absent, failed, stopped]);

        async Task<ImageBindingState> BindAsync(ImageRequest request)
        {
            binding!.Request = request;
            await ArriveAsync();
            return binding.State;
        }
    }

    private protected override IBoundImage Create(LoaderFixture fixture) => new Bound(new ImageBinding(fixture.Loader));

    private protected override Task LoadAsync(LoaderFixture fixture, ImageRequest request) => fixture.LoadAsync(request);

    private sealed class Bound(ImageBinding binding) : IBoundImage
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
