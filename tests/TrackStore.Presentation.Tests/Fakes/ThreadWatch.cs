using System.Collections.Concurrent;
using System.ComponentModel;

namespace TrackStore.Presentation.Tests.Fakes;

/// <summary>Records the changes of view models, and those that came on another thread than the user interface's.</summary>
internal sealed class ThreadWatch(UiThread ui)
{
    public ConcurrentQueue<string> Changes { get; } = new();

    public ConcurrentQueue<string> Strays { get; } = new();

    public void Add(INotifyPropertyChanged source) => source.PropertyChanged += (sender, args) =>
    {
        string change = $"{sender!.GetType().Name}.{args.PropertyName}";
        Changes.Enqueue(change);
        if (!ui.IsCurrent)
            Strays.Enqueue(change);
    };
}
