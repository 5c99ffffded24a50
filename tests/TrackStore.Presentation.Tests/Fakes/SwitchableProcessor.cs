namespace TrackStore.Presentation.Tests.Fakes;

/// <summary>Stands before the image processor: a test can take its native part away, or make it another version.</summary>
internal sealed class SwitchableProcessor : IImageProcessor
{
    private Func<IImageProcessor> _inner = () => throw new InvalidOperationException("Nothing is registered.");

    public bool IsMissing { get; set; }

    public string Identity
    {
        get => IsMissing ? throw Missing() : field ?? _inner().Identity;
        set;
    }

    public Task<ProcessedArtwork> ProcessAsync(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken = default)
        => IsMissing ? throw Missing() : _inner().ProcessAsync(source, profile, cancellationToken);

    /// <summary>Puts itself before the registered processor.</summary>
    public void Register(IServiceCollection services)
    {
        ServiceDescriptor original = services.Last(service => service.ServiceType == typeof(IImageProcessor));
        services.Remove(original);
        services.AddSingleton<IImageProcessor>(provider =>
        {
            var inner = (IImageProcessor)(original.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, original.ImplementationType!));
            _inner = () => inner;
            return this;
        });
    }

    private static ImageProcessorUnavailableException Missing() => new("The native library is missing.");
}
