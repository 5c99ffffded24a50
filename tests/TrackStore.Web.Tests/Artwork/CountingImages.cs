using System.Reflection;

namespace TrackStore.Web.Tests.Artwork;

/// <summary>Passes calls on to a library's pictures and counts them.</summary>
public class CountingImages : DispatchProxy
{
    private IImageRepository _images = null!;

    public int Calls { get; private set; }

    public static (IImageRepository Images, CountingImages Counter) Around(IImageRepository images)
    {
        IImageRepository proxy = Create<IImageRepository, CountingImages>();
        var counter = (CountingImages)(object)proxy;
        counter._images = images;
        return (proxy, counter);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Calls++;
        return targetMethod!.Invoke(_images, args);
    }
}
