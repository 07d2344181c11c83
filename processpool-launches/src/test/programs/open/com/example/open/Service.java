package com.example.open;

public class Service implements Runnable {
    @Override
    public void run() {}
}
