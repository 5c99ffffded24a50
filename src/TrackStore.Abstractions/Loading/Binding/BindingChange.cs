namespace TrackStore.Loading.Binding;

/// <summary>What a binding must tell its element.</summary>
[Flags]
internal enum BindingChange
{
    None = 0,
    Request = 1,
    Answer = 2,
    State = 4,
}
